import type { JsonObject } from '../world/json';
import type { StoreLocation } from '../world/locations';
import type { World } from '../world/world';
import { instant } from './row-shape';

/** What every secret-looking field of a location starts with, so that a test can prove it is never kept. */
export const SECRET_SENTINEL = 'SIMULATED-SECRET';

const YES_NO = {
  retail: true,
  pickup: true,
  delivery: false,
  curbside: null,
  kiosk: null,
  drive_through: null,
  delivery_zipcodes: [],
  is_adult_use: true,
  is_medical_use: false,
  is_metrc: true,
  is_biotrack: false,
  is_ommu: false,
  is_vermont_ccb: false,
  express_delivery: false,
  timeclock: true,
  area_priority: false,
  require_expiration_date: false,
  require_use_by_date: false,
  enable_pharmacy_mode: false,
  require_pmp: false,
  enable_pmp: false,
} as const;

const TILL = {
  id_pos_configuration: 1,
  cash_payment: true,
  credit_payment: false,
  canpay_payment: false,
  gift_card_payment: true,
  rounding_enabled: false,
  rounding_method: 'none',
  sale_age_limit_adult: 21,
  sale_age_limit_medical: 18,
  auto_close: 'no-auto-close',
  order_auto_expire_timeframe: 'no-expiration',
  restrict_price_overrides_for_discounted_products: false,
} as const;

/** The areas of a location, as the area endpoint and the location list show them. */
export function renderAreas(location: StoreLocation): JsonObject[] {
  return location.areas.map(({ id, name }, priority) => ({
    id_area: id,
    id_location: location.id,
    name,
    path: name,
    id_parent: null,
    id_status: 1,
    deleted: false,
    priority,
    returnable: null,
    children: [],
  }));
}

/** A location as the POS shows it, the secrets inside the payload included. */
export function renderLocation(world: World, location: StoreLocation): JsonObject {
  const slug = location.name.toLowerCase().replaceAll(' ', '_');
  const number = String(location.index + 1).padStart(6, '0');
  return {
    id_location: location.id,
    location: location.name,
    reference: `${slug}_llc`,
    legal_name: null,
    dea: null,
    npi: null,
    custom_id: null,
    manifest_title: null,
    license: `OCM-TEST-00-${number}`,
    address: '12 Example Way',
    city: location.city,
    state: location.state,
    postal_code: '00000',
    country: 'US',
    id_state: 1 + location.index,
    full_state_name: `State of ${location.state}`,
    phone: null,
    timezone: location.zone,
    active: location.active,
    ...YES_NO,
    local_tax_percentage: 0,
    metrc_facility_license_number: `OCM-TEST-00-${number}`,
    metrc_last_crawl: instant(world.period.toMs),
    metrc_system_api_key: `${SECRET_SENTINEL}-metrc-${location.id}`,
    ommu_api_security_token: `${SECRET_SENTINEL}-ommu-${location.id}`,
    vt_client_secret: `${SECRET_SENTINEL}-vt-${location.id}`,
    mosaic_api_key: `${SECRET_SENTINEL}-mosaic-${location.id}`,
    date_created: instant(world.period.fromMs),
    date_updated: instant(world.period.toMs),
    created_by: '1',
    updated_by: '1',
    tax_group_list: [
      { id_tax_group: 1, name: 'Cannabis Tax' },
      { id_tax_group: 2, name: 'Sales Tax' },
    ],
    safe_list: [{ id_safe: 1, name: 'Main Safe' }],
    areas: renderAreas(location),
    pos_configuration_list: [TILL],
  };
}

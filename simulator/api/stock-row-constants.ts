import type { JsonObject } from '../world/json';

function each(names: readonly string[], value: null | false): JsonObject {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** Fields of a stock row that never had a value in the capture. */
export const ALWAYS_NULL: JsonObject = each(
  [
    'sku',
    'cbd',
    'thc_mg',
    'cbd_mg',
    'date_closed',
    'vendor_batch_id',
    'coa_url',
    'coa_s3_key',
    'methodlabs_coa',
    'harvest_batch',
    'raw_material',
    'id_raw_material',
    'internal_id_area',
    'metrc_item_id_item',
    'id_ommu_form',
    'ommu_form_name',
    'allergens',
    'ingredients_list',
    'nutritional_information',
    'servings',
    'dosage_recommended',
    'biotrack_id',
    'biotrack_strain',
    'biotrack_room',
    'biotrack_type',
    'biotrack_status',
    'biotrack_parent',
    'biotrack_source',
    'biotrack_plant',
    'biotrack_derivative',
    'biotrack_usable_weight',
    'biotrack_session',
    'biotrack_medicated',
    'biotrack_sample',
    'biotrack_transfer',
    'biotrack_price',
    'biotrack_deleted',
  ],
  null,
);

/** Flags of a stock row that are false throughout. */
export const FALSE_FLAGS: JsonObject = each(
  [
    'is_medical_use',
    'is_plant',
    'is_seed',
    'is_medicated',
    'is_smoking',
    'is_low_thc',
    'is_low_thc_and_medical',
    'is_biotrack',
    'is_ommu_delivery_device',
    'threshold_low_quantity_selected',
    'location_threshold_low_quantity_selected',
    'location_low_inventory_threshold_batch',
  ],
  false,
);

export { scheduleSync } from './triggers/schedule-sync';
export { syncNow } from './triggers/sync-now';
export { cronSync } from './triggers/cron-sync';
export { runSyncJob } from './triggers/run-sync-job';
export { alleavesWebhook } from './triggers/alleaves-webhook';
export { recomputeInsights } from './triggers/recompute-insights';
export { mergeCustomers } from './triggers/merge-customers';
export { sweep } from './triggers/sweep';

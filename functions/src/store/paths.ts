export * from '../model/paths';

import shades from './shades.module.css';

/** Classes of cells by how full they are: none, then four steps. */
export const LEVEL_CLASSES = [
  undefined,
  shades.level1,
  shades.level2,
  shades.level3,
  shades.level4,
];

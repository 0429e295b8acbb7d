export { contrast, legible, readableOn, type HexColor } from './contrast.ts';
export { brandProperties, tokens } from './tokens.ts';

export { detectMedia, inspectMedia, tooLarge, type InspectedMedia } from './inspect-media.ts';
export { acceptedMedia, isMediaName, largestMedia, mediaTypes, type MediaType } from './media-types.ts';

/** Tasks that a search finds at most, over all its pages. */
export const SEARCH_MATCHES_MAX = 200;

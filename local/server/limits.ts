/**
 * Sizes that the page and its server agree on: the page says no in words, the server says no to anybody.
 */

/** The largest file of a plan, in bytes; a scanned order of a school stays far below. */
export const MAX_PLAN_BYTES = 20 * 1024 * 1024;

/** The largest answer to a form, in bytes, with everything that travels between its pages. */
export const MAX_FORM_BYTES = 512 * 1024;
/** More fields than any form of a school has. */
export const MAX_FORM_FIELDS = 2_000;

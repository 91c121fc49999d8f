-- The form in which text is searched and compared. The same function as fold() in worker/kernel/text.ts: change both.
-- pg_c_utf8 maps case one character to one, the same on every machine; unaccent is only stable and could not be indexed.
create function app.fold(value text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(
    replace(replace(replace(
      translate(
        lower(regexp_replace(
          normalize(value, NFKD),
          '[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]', '', 'g'
        ) collate "pg_c_utf8"),
        'ıøđłς', 'iodlσ'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    '[\t-\r \u0085\u1680\u2028\u2029]+', ' ', 'g'), ' ');

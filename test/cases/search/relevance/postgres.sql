-- #1 select list of Book
--   1 = $search as String
--   2 = $search as String
--   3 = "b3" as ID
--   4 = $search as String
--   5 = $search as String
--   6 = $search as String
--   7 = $search as String
--   8 = $search as String
--   9 = $search as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Book" AS "t1"
  JOIN (SELECT CASE WHEN to_tsvector('simple'::regconfig, left(translate(coalesce("t2"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $1::text) THEN ts_rank(to_tsvector('simple'::regconfig, left(translate(coalesce("t2"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)), to_tsquery('simple'::regconfig, $2::text)) ELSE 0 END AS "k0", "t2"."id" AS "id"
  FROM "app$dev"."Book" AS "t2"
  WHERE "t2"."id" = $3) AS "t3" ON 1 = 1
  WHERE (CASE WHEN to_tsvector('simple'::regconfig, left(translate(coalesce("t1"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $4::text) THEN ts_rank(to_tsvector('simple'::regconfig, left(translate(coalesce("t1"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)), to_tsquery('simple'::regconfig, $5::text)) ELSE 0 END < "t3"."k0" OR (CASE WHEN to_tsvector('simple'::regconfig, left(translate(coalesce("t1"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $6::text) THEN ts_rank(to_tsvector('simple'::regconfig, left(translate(coalesce("t1"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)), to_tsquery('simple'::regconfig, $7::text)) ELSE 0 END = "t3"."k0" AND "t1"."id" > "t3"."id"))
  ORDER BY CASE WHEN to_tsvector('simple'::regconfig, left(translate(coalesce("t1"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $8::text) THEN ts_rank(to_tsvector('simple'::regconfig, left(translate(coalesce("t1"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)), to_tsquery('simple'::regconfig, $9::text)) ELSE 0 END DESC, "t1"."id" ASC
  LIMIT 2) AS "x1") AS "j";

-- sent: #1 (1 statement)

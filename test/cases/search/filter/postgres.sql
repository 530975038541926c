-- #1 select list of Author
--   1 = "whale" as String
--   2 = "white" as String
--   3 = "novelist or jules" as String
--   4 = $search as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","whales":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t3"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Book" AS "t3"
  WHERE ("t3"."author" = "t1"."id" AND "t3"."id" IN (SELECT unnest(ARRAY(SELECT "x3"."id"
  FROM "app$dev"."Book" AS "x3"
  WHERE to_tsvector('simple'::regconfig, left(translate(coalesce("x3"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $1::text)))))
  ORDER BY "t3"."id" ASC) AS "x2") || ',"others":' || (SELECT COALESCE('[' || string_agg("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t4"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Book" AS "t4"
  WHERE ("t4"."author" = "t1"."id" AND (NOT ("t4"."id" IN (SELECT unnest(ARRAY(SELECT "x5"."id"
  FROM "app$dev"."Book" AS "x5"
  WHERE to_tsvector('simple'::regconfig, left(translate(coalesce("x5"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $2::text)))))))
  ORDER BY "t4"."id" ASC) AS "x4") || '}') AS "j"
  FROM "app$dev"."Author" AS "t1"
  WHERE ("t1"."id" = ANY(ARRAY(SELECT "x6"."id"
  FROM "app$dev"."Author" AS "x6"
  WHERE to_tsvector('english'::regconfig, left(translate(coalesce("x6"."name"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                ') || ' /a ' || translate(coalesce("x6"."bio"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('english'::regconfig, $3::text))) AND EXISTS (SELECT 1
  FROM "app$dev"."Book" AS "t2"
  WHERE ("t2"."author" = "t1"."id" AND "t2"."id" IN (SELECT unnest(ARRAY(SELECT "x7"."id"
  FROM "app$dev"."Book" AS "x7"
  WHERE to_tsvector('simple'::regconfig, left(translate(coalesce("x7"."title"::text, ''), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~', '                                '), 200000)) @@ to_tsquery('simple'::regconfig, $4::text)))))))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)

-- #1 select list of Ship
--   1 = "tags" as String
--   2 = "[\"x\",\"y\"]" as String
--   3 = "tags" as String
--   4 = "[\"x\",\"y\"]" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Ship" AS "t1"
  WHERE ((CASE WHEN "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) @> jsonb_build_object($3::text, $4::jsonb) AND (jsonb_typeof(((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) -> $1::text)) = 'array' AND NOT EXISTS (SELECT 1
  FROM jsonb_array_elements($2::jsonb) AS given(e)
  WHERE NOT EXISTS (SELECT 1
  FROM jsonb_array_elements(CASE WHEN jsonb_typeof(((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) -> $1::text)) = 'array' THEN ((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) -> $1::text) ELSE '[]' END) AS own(e)
  WHERE own.e = given.e))) IS TRUE)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)

-- #1 select list of Ship
--   1 = "a" as String
--   2 = "b" as String
--   3 = "1" as String
--   4 = "a" as String
--   5 = "b" as String
--   6 = "1" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Ship" AS "t1"
  WHERE ((CASE WHEN "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) @> jsonb_build_object($4::text, jsonb_build_object($5::text, $6::jsonb)) AND ((((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) -> $1::text) -> $2::text) = $3::jsonb) IS TRUE)
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)

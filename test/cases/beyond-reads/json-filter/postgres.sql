-- #1 select list of Post
--   1 = "a" as String
--   2 = "0" as String
--   3 = $value as String
--   4 = "x" as String
--   5 = "b" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE (((((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) -> $1::text) #> ARRAY[$2::text]) = $3::jsonb) IS TRUE AND ((strpos(((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) #>> '{}'), $4::text) > 0 AND jsonb_typeof((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END)) = 'string') IS TRUE OR (NOT ((jsonb_exists((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END), $5::text) AND jsonb_typeof((CASE WHEN "t1"."meta"::text LIKE '{%' OR "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END)) = 'object') IS TRUE))))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)

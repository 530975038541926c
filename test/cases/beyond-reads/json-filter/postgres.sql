-- #1 select list of Post
--   1 = "a" as String
--   2 = "0" as String
--   3 = $value as String
--   4 = "x" as String
--   5 = "b" as String
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(to_json("t1"."id"::text)::text, '␁n') || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE (COALESCE((SELECT x2.v = $3::jsonb
  FROM (SELECT (((CASE WHEN "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) -> $1::text) #> ARRAY[$2::text]) AS v) AS x2), false) AND (COALESCE((SELECT jsonb_typeof(x3.v) = 'string' AND strpos((x3.v #>> '{}'), $4::text) > 0
  FROM (SELECT (CASE WHEN "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) AS v) AS x3), false) OR (NOT (COALESCE((SELECT jsonb_typeof(x4.v) = 'object' AND jsonb_exists(x4.v, $5::text)
  FROM (SELECT (CASE WHEN "t1"."meta"::text ~ '^\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END) AS v) AS x4), false)))))
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)

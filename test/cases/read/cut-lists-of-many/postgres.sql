-- #1 select list of Album
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tracks":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t2"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","takes":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"nr":' || COALESCE(CASE WHEN "t3"."nr" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t3"."nr"::text ~ '^-?[0-9]' THEN "t3"."nr"::text WHEN "t3"."nr" IS NOT NULL THEN '␁u' END, '␁n') || '}') AS "j"
  FROM "app$dev"."Take" AS "t3"
  WHERE "t3"."track" = "t2"."id"
  ORDER BY "t3"."id" ASC) AS "x3") || '}') AS "j"
  FROM "app$dev"."Track" AS "t2"
  WHERE "t2"."album" = "t1"."id"
  ORDER BY "t2"."name" DESC, "t2"."id" ASC
  LIMIT 1) AS "x2") || ',"lastTwo":' || (SELECT COALESCE('[' || string_agg("x4"."j", ','
  ORDER BY "x4"."k0" ASC) || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t4"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j", "t4"."id" AS "k0"
  FROM "app$dev"."Track" AS "t4"
  WHERE "t4"."album" = "t1"."id"
  ORDER BY "t4"."id" DESC
  LIMIT 2) AS "x4") || '}') AS "j"
  FROM "app$dev"."Album" AS "t1"
  ORDER BY "t1"."id" DESC) AS "x1") AS "j";

-- sent: #1 (1 statement)

-- #1 select list of Post
--   1 = $least as Int
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"key":' || ('{"author":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t3"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') || ',"count":' || COALESCE(CASE WHEN "t2"."a0" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."a0"::text ~ '^-?[0-9]' THEN "t2"."a0"::text WHEN "t2"."a0" IS NOT NULL THEN '␁u' END, '␁n') || ',"min":' || ('{"title":' || COALESCE(('"' || replace(replace("t2"."a1"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || '}') || '}') AS "j"
  FROM (SELECT "t1"."author" AS "k0", count(*) AS "a0", min("t1"."title") AS "a1", max("t1"."title") AS "a2"
  FROM "app$dev"."Post" AS "t1"
  GROUP BY "t1"."author") AS "t2"
  LEFT
  JOIN "app$dev"."User" AS "t3" ON "t3"."id" = "t2"."k0"
  WHERE "t2"."a0" >= $1::int8
  ORDER BY "t2"."a2" DESC, "t2"."k0" ASC NULLS LAST
  LIMIT 10) AS "x1") AS "j";

-- sent: #1 (1 statement)

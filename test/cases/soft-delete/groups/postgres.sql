-- #1 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"key":' || ('{"author":' || CASE WHEN "t4"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t4"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') || ',"count":' || COALESCE(CASE WHEN "t3"."a0" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t3"."a0"::text ~ '^-?[0-9]' THEN "t3"."a0"::text WHEN "t3"."a0" IS NOT NULL THEN '␁u' END, '␁n') || '}') AS "j"
  FROM (SELECT (SELECT "t2"."id"
  FROM "app$dev"."User" AS "t2"
  WHERE ("t2"."id" = "t1"."author" AND "t2"."leftAt" IS NULL)
  ORDER BY "t2"."id" ASC
  LIMIT 1) AS "k0", count(*) AS "a0"
  FROM "app$dev"."Post" AS "t1"
  GROUP BY 1) AS "t3"
  LEFT
  JOIN "app$dev"."User" AS "t4" ON ("t4"."id" = "t3"."k0" AND "t4"."leftAt" IS NULL)
  ORDER BY "t3"."k0" ASC NULLS LAST) AS "x1") AS "j";

-- sent: #1 (1 statement)

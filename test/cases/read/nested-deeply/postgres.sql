-- #1 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"posts":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t4"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","comments":' || (SELECT COALESCE('[' || string_agg("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"post":' || CASE WHEN "t6"."id" IS NULL THEN '␁n' ELSE ('{"id":"' || COALESCE(replace(replace("t6"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "app$dev"."Comment" AS "t5"
  LEFT
  JOIN "app$dev"."Post" AS "t6" ON "t6"."id" = "t5"."post"
  WHERE "t5"."post" = "t4"."id"
  ORDER BY "t5"."id" ASC) AS "x4") || '}') AS "j"
  FROM "app$dev"."Post" AS "t4"
  WHERE "t4"."author" = "t3"."id"
  ORDER BY "t4"."id" ASC) AS "x3") || '}') END || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  LEFT
  JOIN "app$dev"."User" AS "t3" ON "t3"."id" = "t2"."author"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 (1 statement)

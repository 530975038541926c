-- #1 insert User (id, name, email, age)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = "edsger@example.org" as String
--   4 = 72 as Int
INSERT INTO "app$dev"."User" ("id", "name", "email", "age")
  VALUES ($1, $2, $3, $4)
  RETURNING ('{"id":"' || COALESCE(replace(replace("app$dev"."User"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("app$dev"."User"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","email":' || COALESCE(('"' || replace(replace("app$dev"."User"."email"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"age":' || COALESCE(CASE WHEN "app$dev"."User"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "app$dev"."User"."age"::text ~ '^-?[0-9]' THEN "app$dev"."User"."age"::text WHEN "app$dev"."User"."age" IS NOT NULL THEN '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t1"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."author" = "app$dev"."User"."id"
  ORDER BY "t1"."id" ASC) AS "x1") || ',"desk":' || COALESCE((SELECT ('{"number":' || COALESCE(CASE WHEN "t2"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."number"::text ~ '^-?[0-9]' THEN "t2"."number"::text WHEN "t2"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}')
  FROM "app$dev"."Desk" AS "t2"
  WHERE "t2"."id" = "app$dev"."User"."desk"
  ORDER BY "t2"."id" ASC
  LIMIT 1), 'null') || '}');

-- #2 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","email":' || COALESCE(('"' || replace(replace("t1"."email"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || ',"age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || ',"desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t3"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t3"."number"::text ~ '^-?[0-9]' THEN "t3"."number"::text WHEN "t3"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t3" ON "t3"."id" = "t1"."desk"
  WHERE "t1"."id" = $1;

-- sent: #1 (1 statement)

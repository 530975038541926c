-- #1 update User (age), insert User (id, name), select u + select i
--   1 = 37 as Int
--   2 = "ada" as ID
--   3 = id1 as ID
--   4 = "New" as String
WITH "u" AS (UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = $2
  RETURNING "w"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("w"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("w"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "w"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "w"."age"::text ~ '^-?[0-9]' THEN "w"."age"::text WHEN "w"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"), "i" AS (INSERT INTO "app$dev"."User" ("id", "name") SELECT $3, $4
  WHERE NOT (EXISTS (SELECT 1
  FROM "u" AS "u"))
  RETURNING "app$dev"."User"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("app$dev"."User"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("app$dev"."User"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "app$dev"."User"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "app$dev"."User"."age"::text ~ '^-?[0-9]' THEN "app$dev"."User"."age"::text WHEN "app$dev"."User"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j") (SELECT "u"."id", "u"."j"
  FROM "u" AS "u") UNION ALL (SELECT "i"."id", "i"."j"
  FROM "i" AS "i");

-- #2 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #3 update User (age), insert User (id, name, age), select u + select i
--   1 = 38 as Int
--   2 = "new" as ID
--   3 = "new" as ID
--   4 = "New" as String
--   5 = 1 as Int
WITH "u" AS (UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = $2
  RETURNING "w"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("w"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("w"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "w"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "w"."age"::text ~ '^-?[0-9]' THEN "w"."age"::text WHEN "w"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"), "i" AS (INSERT INTO "app$dev"."User" ("id", "name", "age") SELECT $3, $4, $5
  WHERE NOT (EXISTS (SELECT 1
  FROM "u" AS "u"))
  RETURNING "app$dev"."User"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("app$dev"."User"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("app$dev"."User"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "app$dev"."User"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "app$dev"."User"."age"::text ~ '^-?[0-9]' THEN "app$dev"."User"."age"::text WHEN "app$dev"."User"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j") (SELECT "u"."id", "u"."j"
  FROM "u" AS "u") UNION ALL (SELECT "i"."id", "i"."j"
  FROM "i" AS "i");

-- #4 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #5 update User (age)
--   1 = 38 as Int
--   2 = "grace" as ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = $2
  RETURNING "id";

-- #6 insert User (id, name)
--   1 = id1 as ID
--   2 = "New" as String
INSERT INTO "app$dev"."User" ("id", "name")
  VALUES ($1, $2);

-- #7 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #5 #7 (4 statements)

-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #2 update User (name, age)
--   1 = "A." as String
--   2 = null as Int
--   3 = "ada" as ID
UPDATE "app$dev"."User" AS "w"
  SET "name" = $1, "age" = $2
  WHERE "w"."id" = $3
  RETURNING "w"."id" AS "id", ('{"name":"' || COALESCE(replace(replace("w"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "w"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "w"."age"::text ~ '^-?[0-9]' THEN "w"."age"::text WHEN "w"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j";

-- #3 select User
--   1 = result as ID
SELECT ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #2 (1 statement)

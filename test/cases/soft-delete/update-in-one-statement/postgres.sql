-- #1 select User
--   1 = "ann" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."age", "p"."leftAt"
  FROM "app$dev"."User" AS "p"
  WHERE ("p"."id" = $1 AND "p"."leftAt" IS NULL) FOR NO KEY UPDATE OF "p";

-- #2 update User (age)
--   1 = 41 as Int
--   2 = "ann" as ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE ("w"."id" = $2 AND "w"."leftAt" IS NULL)
  RETURNING "w"."id" AS "id", ('{"id":"' || COALESCE(replace(replace("w"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "w"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "w"."age"::text ~ '^-?[0-9]' THEN "w"."age"::text WHEN "w"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j";

-- #3 select User
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE ("t1"."id" = $1 AND "t1"."leftAt" IS NULL);

-- sent: #2 (1 statement)

-- #1 select User
--   1 = "ada" as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #2 update User (age)
--   1 = 37 as Int
--   2 = "ada" as ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = $2
  RETURNING "id";

-- #3 select User
--   1 = result as ID
SELECT ('{"age":' || COALESCE(CASE WHEN "t1"."age" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t1"."age"::text ~ '^-?[0-9]' THEN "t1"."age"::text WHEN "t1"."age" IS NOT NULL THEN '␁u' END, 'null') || ',"posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || ',"desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t3"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t3"."number"::text ~ '^-?[0-9]' THEN "t3"."number"::text WHEN "t3"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t3" ON "t3"."id" = "t1"."desk"
  WHERE "t1"."id" = $1;

-- sent: #2 #3 (2 statements)

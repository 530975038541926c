-- #1 select User
--   1 = "ada" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 insert Desk (id, number)
--   1 = id2 as ID
--   2 = 7 as Int
INSERT INTO "app$dev"."Desk" ("id", "number")
  VALUES ($1, $2);

-- #4 update User (desk)
--   1 = id2 as ID
--   2 = node as ID
UPDATE "app$dev"."User" AS "w"
  SET "desk" = $1
  WHERE "w"."id" = $2;

-- #5 select User
--   1 = result as ID
SELECT ('{"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE WHEN "t2"."number" BETWEEN -9223372036854775807 AND 9223372036854775807 OR "t2"."number"::text ~ '^-?[0-9]' THEN "t2"."number"::text WHEN "t2"."number" IS NOT NULL THEN '␁u' END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 (4 statements)

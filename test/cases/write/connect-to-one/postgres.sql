-- #1 select User
--   1 = "alan" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1 FOR NO KEY UPDATE OF "t1";

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 select subquery
--   1 = 1 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $1::int8 FOR NO KEY UPDATE OF "t1");

-- #4 update User (desk)
--   1 = null as ID
--   2 = found2[0] as ID
UPDATE "app$dev"."User" AS "w"
  SET "desk" = $1
  WHERE "w"."desk" = $2;

-- #5 update User (desk)
--   1 = found2[0] as ID
--   2 = node as ID
UPDATE "app$dev"."User" AS "w"
  SET "desk" = $1
  WHERE "w"."id" = $2;

-- #6 select User
--   1 = result as ID
SELECT ('{"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","user":' || COALESCE((SELECT ('{"id":"' || COALESCE(replace(replace("t3"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}')
  FROM "app$dev"."User" AS "t3"
  WHERE "t3"."desk" = "t2"."id"
  ORDER BY "t3"."id" ASC
  LIMIT 1), 'null') || '}') END || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 #6 (5 statements)

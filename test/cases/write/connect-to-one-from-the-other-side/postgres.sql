-- #1 select subquery, subquery
--   1 = "ada" as ID
--   2 = 2 as Int
SELECT (SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1), (SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."number" = $2::int8 FOR NO KEY UPDATE OF "t1");

-- #2 select Desk
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."number"
  FROM "app$dev"."Desk" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 update User (desk)
--   1 = null as ID
--   2 = node as ID
UPDATE "app$dev"."User" AS "w"
  SET "desk" = $1
  WHERE "w"."desk" = $2;

-- #4 update User (desk)
--   1 = node as ID
--   2 = found2[0] as ID
UPDATE "app$dev"."User" AS "w"
  SET "desk" = $1
  WHERE "w"."id" = $2;

-- #5 select Desk
--   1 = result as ID
SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","user":' || COALESCE((SELECT ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}')
  FROM "app$dev"."User" AS "t2"
  WHERE "t2"."desk" = "t1"."id"
  ORDER BY "t2"."id" ASC
  LIMIT 1), 'null') || '}') AS "j"
  FROM "app$dev"."Desk" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #4 #5 (4 statements)

-- #1 select User
--   1 = "grace" as ID
SELECT "t1"."id", COALESCE(to_json("t1"."name"::text)::text, '␁n')
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- #2 select User
--   1 = "grace" as ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent, in order: #1 #2 #3 #4 #5 #6 #7 (7 statements)

-- #3 made by the run
SELECT "t1"."id"
  FROM "app$dev"."Post" AS "t1"
  WHERE "t1"."author" = ANY($1);

-- #4 made by the run
SELECT "t1"."id"
  FROM "app$dev"."Comment" AS "t1"
  WHERE "t1"."post" = ANY($1);

-- #5 made by the run
DELETE
  FROM "app$dev"."Post_tags" AS "w"
  WHERE "w"."nodeId" = ANY($1);

-- #6 made by the run
DELETE
  FROM "app$dev"."Post" AS "w"
  WHERE "w"."id" = ANY($1);

-- #7 made by the run
DELETE
  FROM "app$dev"."User" AS "w"
  WHERE "w"."id" = ANY($1);

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

-- #3 select Desk
--   1 = node as ID
SELECT "t1"."id"
  FROM "app$dev"."Desk" AS "t1"
  JOIN "app$dev"."User" AS "t2" ON "t1"."id" = "t2"."desk"
  WHERE "t2"."id" = $1 FOR UPDATE OF "t1";

-- #4 select User
--   1 = result as ID
SELECT ('{"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  LEFT
  JOIN "app$dev"."Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = $1;

-- sent: #1 #3 #5 #4 (4 statements)
-- #5 made by the run: DELETE "app$dev"."Desk"

-- #1 select User
--   1 = 36 as Int
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."age" >= $1::int8
  ORDER BY "t1"."id" ASC;

-- #2 select User
--   1 = nodes as list of ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = ANY($1) FOR NO KEY UPDATE OF "p";

-- #3 update User (age)
--   1 = 50 as Int
--   2 = nodes as list of ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = ANY($2);

-- #4 select Comment
--   1 = "Fine" as String
SELECT "t1"."id"
  FROM "app$dev"."Comment" AS "t1"
  WHERE cast("t1"."text" AS varchar) LIKE ($1 || '%') ESCAPE '!'
  ORDER BY "t1"."id" ASC FOR UPDATE OF "t1";

-- sent: #1 #3 #4 #5 (4 statements)
-- #5 made by the run: DELETE "app$dev"."Comment"

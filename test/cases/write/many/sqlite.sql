-- #1 select User
--   1 = 36 as Int
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."age" >= ?
  ORDER BY "t1"."id" ASC NULLS LAST;

-- #2 select User
--   1 = nodes as list of ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" IN (SELECT value
  FROM json_each(?));

-- #3 update User (age)
--   1 = 50 as Int
--   2 = nodes as list of ID
UPDATE "app$dev.User" AS "w"
  SET "age" = ?
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- #4 select Comment
--   1 = "Fine" as String
--   2 = "Fine" as String
--   3 = "Fine" as String
--   4 = "Fine" as String
SELECT "t1"."id"
  FROM "app$dev.Comment" AS "t1"
  WHERE CASE WHEN length(CAST(? AS BLOB)) < 49990 THEN "t1"."text" LIKE (? || '%') ESCAPE '!' ELSE substr("t1"."text", 1, length(?)) = ? END
  ORDER BY "t1"."id" ASC NULLS LAST;

-- sent: #1 #3 #4 #5 (4 statements)
-- #5 made by the run: DELETE "app$dev.Comment"

-- #1 select Book
--   1 = "whale" as String
SELECT "t1"."id"
  FROM "app$dev.Book" AS "t1"
  WHERE "t1"."id" IN (SELECT x1.id
  FROM "app$dev._refract_Book_text"(?)
  JOIN "app$dev._refract_Book_text_rows" AS x1 ON x1.n = "app$dev._refract_Book_text".rowid)
  ORDER BY "t1"."id" ASC NULLS LAST;

-- #2 select Book
--   1 = nodes as list of ID
SELECT "p"."id", "p"."id", "p"."title", "p"."pages"
  FROM "app$dev.Book" AS "p"
  WHERE "p"."id" IN (SELECT value
  FROM json_each(?));

-- #3 update Book (pages)
--   1 = 1 as Int
--   2 = nodes as list of ID
UPDATE "app$dev.Book" AS "w"
  SET "pages" = ?
  WHERE "w"."id" IN (SELECT value
  FROM json_each(?));

-- sent: #1 #3 (2 statements)

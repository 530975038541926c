-- #1 select Post
--   1 = "p2" as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #2 update Post (title)
--   1 = "Old letters" as String
--   2 = "p2" as ID
UPDATE "app$dev.Post" AS "w"
  SET "title" = ?
  WHERE "w"."id" = ?
  RETURNING "app$dev.Post"."id" AS "id", ('{"id":' || COALESCE(CASE WHEN "app$dev.Post"."id" IS NOT NULL THEN json_quote(CAST("app$dev.Post"."id" AS TEXT)) END, '␁n') || ',"title":' || COALESCE(CASE WHEN "app$dev.Post"."title" IS NOT NULL THEN json_quote(CAST("app$dev.Post"."title" AS TEXT)) END, '␁n') || '}') AS "j";

-- #3 select subquery
--   1 = "t3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Topic" AS "t1"
  WHERE "t1"."id" = ?);

-- #4 insert _PostTopics (A, B)
--   1 = node as ID
--   2 = found1[0] as ID
INSERT OR IGNORE INTO "app$dev._PostTopics" ("A", "B")
  VALUES (?, ?);

-- #5 delete _PostTopics
--   1 = node as ID
--   2 = "t1" as ID
DELETE
  FROM "app$dev._PostTopics" AS "w"
  WHERE ("w"."A" = ? AND "w"."B" = ?);

-- #6 select Post
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #2 #3 #4 #5 (4 statements)

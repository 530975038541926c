-- #1 select User
--   1 = "ada" as ID
SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev.User" AS "p"
  WHERE "p"."id" = ?;

-- #3 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = ? AND "t2"."id" = ?));

-- #4 select Post
--   1 = found2[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #5 select subquery
--   1 = "t3" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Topic" AS "t1"
  WHERE "t1"."id" = ?);

-- #6 insert _PostTopics (A, B)
--   1 = found2[0] as ID
--   2 = found4[0] as ID
INSERT OR IGNORE INTO "app$dev._PostTopics" ("A", "B")
  VALUES (?, ?);

-- #7 select subquery, subquery
--   1 = "p2" as ID
--   2 = node as ID
--   3 = "p2" as ID
SELECT (SELECT "t1"."id"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?), (SELECT "t2"."id"
  FROM "app$dev.Post" AS "t2"
  WHERE ("t2"."author" = ? AND "t2"."id" = ?));

-- #8 select Post
--   1 = found5[0] as ID
SELECT "p"."id", "p"."id", "p"."title"
  FROM "app$dev.Post" AS "p"
  WHERE "p"."id" = ?;

-- #9 insert Comment (id, text, post)
--   1 = id7 as ID
--   2 = "Oh" as String
--   3 = found5[0] as ID
INSERT INTO "app$dev.Comment" ("id", "text", "post")
  VALUES (?, ?, ?);

-- #10 select User
--   1 = result as ID
SELECT ('{"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || ',"topics":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t3"."id" IS NOT NULL THEN json_quote(CAST("t3"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t4"
  JOIN "app$dev.Topic" AS "t3" ON "t3"."id" = "t4"."B"
  WHERE "t4"."A" = "t2"."id"
  ORDER BY "t3"."id" ASC NULLS LAST) AS "x2") || ',"comments":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":' || COALESCE(CASE WHEN "t5"."text" IS NOT NULL THEN json_quote(CAST("t5"."text" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Comment" AS "t5"
  WHERE "t5"."post" = "t2"."id"
  ORDER BY "t5"."id" ASC NULLS LAST) AS "x3") || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #3 #5 #6 #3 #9 #10 (7 statements)

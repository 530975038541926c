-- #1 insert Post (id, title)
--   1 = id1 as ID
--   2 = "New" as String
INSERT INTO "app$dev.Post" ("id", "title")
  VALUES (?, ?);

-- #2 insert Post_tags (nodeId, position, value)
--   1 = id1 as ID
--   2 = 1000 as Int
--   3 = "a" as String
--   4 = id1 as ID
--   5 = 2000 as Int
--   6 = "b" as String
INSERT INTO "app$dev.Post_tags" ("nodeId", "position", "value")
  VALUES (?, ?, ?), (?, ?, ?);

-- #3 select Post
--   1 = result as ID
SELECT ('{"title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t2"."value" IS NOT NULL THEN json_quote(CAST("t2"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #3 (3 statements)

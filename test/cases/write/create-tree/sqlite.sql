-- #1 insert Desk (id, number)
--   1 = id2 as ID
--   2 = 9 as Int
INSERT INTO "app$dev.Desk" ("id", "number")
  VALUES (?, ?);

-- #2 insert User (id, name, desk)
--   1 = id1 as ID
--   2 = "Edsger" as String
--   3 = id2 as ID
INSERT INTO "app$dev.User" ("id", "name", "desk")
  VALUES (?, ?, ?);

-- #3 insert Post (id, title, author)
--   1 = id3 as ID
--   2 = "First" as String
--   3 = id1 as ID
--   4 = id4 as ID
--   5 = "Second" as String
--   6 = id1 as ID
INSERT INTO "app$dev.Post" ("id", "title", "author")
  VALUES (?, ?, ?), (?, ?, ?);

-- #4 insert Post_tags (nodeId, position, value)
--   1 = id3 as ID
--   2 = 1000 as Int
--   3 = "go to" as String
--   4 = id3 as ID
--   5 = 2000 as Int
--   6 = "harmful" as String
INSERT INTO "app$dev.Post_tags" ("nodeId", "position", "value")
  VALUES (?, ?, ?), (?, ?, ?);

-- #5 insert Comment (id, text, post)
--   1 = id5 as ID
--   2 = "One" as String
--   3 = id3 as ID
--   4 = id6 as ID
--   5 = "Two" as String
--   6 = id3 as ID
INSERT INTO "app$dev.Comment" ("id", "text", "post")
  VALUES (?, ?, ?), (?, ?, ?);

-- #6 insert Topic (id, name)
--   1 = id7 as ID
--   2 = "proofs" as String
INSERT INTO "app$dev.Topic" ("id", "name")
  VALUES (?, ?);

-- #7 insert _PostTopics (A, B)
--   1 = id4 as ID
--   2 = id7 as ID
INSERT OR IGNORE INTO "app$dev._PostTopics" ("A", "B")
  VALUES (?, ?);

-- #8 select User
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"desk":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t2"."number") WHEN 'integer' THEN CAST("t2"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t2"."number") < 9e999 THEN printf('%!.15g', "t2"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || ',"user":' || COALESCE((SELECT ('{"name":' || COALESCE(CASE WHEN "t3"."name" IS NOT NULL THEN json_quote(CAST("t3"."name" AS TEXT)) END, '␁n') || '}')
  FROM "app$dev.User" AS "t3"
  WHERE "t3"."desk" = "t2"."id"
  ORDER BY "t3"."id" ASC NULLS LAST
  LIMIT 1), 'null') || '}') END || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t4"."title" IS NOT NULL THEN json_quote(CAST("t4"."title" AS TEXT)) END, '␁n') || ',"tags":' || (SELECT COALESCE('[' || group_concat("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(CASE WHEN "t5"."value" IS NOT NULL THEN json_quote(CAST("t5"."value" AS TEXT)) END, '␁n') AS "j"
  FROM "app$dev.Post_tags" AS "t5"
  WHERE "t5"."nodeId" = "t4"."id"
  ORDER BY "t5"."position" ASC NULLS LAST) AS "x2") || ',"author":' || CASE WHEN "t6"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t6"."name" IS NOT NULL THEN json_quote(CAST("t6"."name" AS TEXT)) END, '␁n') || '}') END || ',"comments":' || (SELECT COALESCE('[' || group_concat("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":' || COALESCE(CASE WHEN "t7"."text" IS NOT NULL THEN json_quote(CAST("t7"."text" AS TEXT)) END, '␁n') || ',"post":' || CASE WHEN "t8"."id" IS NULL THEN '␁n' ELSE ('{"title":' || COALESCE(CASE WHEN "t8"."title" IS NOT NULL THEN json_quote(CAST("t8"."title" AS TEXT)) END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.Comment" AS "t7"
  LEFT
  JOIN "app$dev.Post" AS "t8" ON "t8"."id" = "t7"."post"
  WHERE "t7"."post" = "t4"."id"
  ORDER BY "t7"."id" ASC NULLS LAST) AS "x3") || ',"topics":' || (SELECT COALESCE('[' || group_concat("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":' || COALESCE(CASE WHEN "t9"."name" IS NOT NULL THEN json_quote(CAST("t9"."name" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x5"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":' || COALESCE(CASE WHEN "t11"."title" IS NOT NULL THEN json_quote(CAST("t11"."title" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t12"
  JOIN "app$dev.Post" AS "t11" ON "t11"."id" = "t12"."A"
  WHERE "t12"."B" = "t9"."id"
  ORDER BY "t11"."id" ASC NULLS LAST) AS "x5") || '}') AS "j"
  FROM "app$dev._PostTopics" AS "t10"
  JOIN "app$dev.Topic" AS "t9" ON "t9"."id" = "t10"."B"
  WHERE "t10"."A" = "t4"."id"
  ORDER BY "t9"."id" ASC NULLS LAST) AS "x4") || '}') AS "j"
  FROM "app$dev.Post" AS "t4"
  LEFT
  JOIN "app$dev.User" AS "t6" ON "t6"."id" = "t4"."author"
  WHERE "t4"."author" = "t1"."id"
  ORDER BY "t4"."title" DESC NULLS FIRST, "t4"."id" ASC NULLS LAST
  LIMIT 5) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  LEFT
  JOIN "app$dev.Desk" AS "t2" ON "t2"."id" = "t1"."desk"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #3 #4 #5 #6 #7 #8 (8 statements)

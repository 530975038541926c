-- #1 select subquery
--   1 = "ada@example.org" as String
SELECT (SELECT "t1"."id"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."email" = ?);

-- #2 insert Post (id, title, author)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = found2[0] as ID
INSERT INTO "app$dev.Post" ("id", "title", "author")
  VALUES (?, ?, ?);

-- #3 select Post
--   1 = result as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(CASE WHEN "t2"."name" IS NOT NULL THEN json_quote(CAST("t2"."name" AS TEXT)) END, '␁n') || ',"desk":' || CASE WHEN "t3"."id" IS NULL THEN 'null' ELSE ('{"number":' || COALESCE(CASE typeof("t3"."number") WHEN 'integer' THEN CAST("t3"."number" AS TEXT) WHEN 'real' THEN CASE WHEN abs("t3"."number") < 9e999 THEN printf('%!.15g', "t3"."number") ELSE '␁u' END WHEN 'null' THEN NULL ELSE '␁u' END, '␁n') || '}') END || '}') END || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  LEFT
  JOIN "app$dev.User" AS "t2" ON "t2"."id" = "t1"."author"
  LEFT
  JOIN "app$dev.Desk" AS "t3" ON "t3"."id" = "t2"."desk"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #3 (3 statements)

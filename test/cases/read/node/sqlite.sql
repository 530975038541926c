-- #1 select User
--   1 = $id as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"__typename":"User","name":' || COALESCE(CASE WHEN "t1"."name" IS NOT NULL THEN json_quote(CAST("t1"."name" AS TEXT)) END, '␁n') || ',"posts":' || (SELECT COALESCE('[' || group_concat("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC NULLS LAST) AS "x1") || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #2 select Post
--   1 = $id as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"__typename":"Post","title":' || COALESCE(CASE WHEN "t1"."title" IS NOT NULL THEN json_quote(CAST("t1"."title" AS TEXT)) END, '␁n') || ',"author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":' || COALESCE(CASE WHEN "t2"."id" IS NOT NULL THEN json_quote(CAST("t2"."id" AS TEXT)) END, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  LEFT
  JOIN "app$dev.User" AS "t2" ON "t2"."id" = "t1"."author"
  WHERE "t1"."id" = ?;

-- #3 select Comment
--   1 = $id as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || ',"__typename":"Comment"}') AS "j"
  FROM "app$dev.Comment" AS "t1"
  WHERE "t1"."id" = ?;

-- #4 select User
--   1 = "nobody" as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.User" AS "t1"
  WHERE "t1"."id" = ?;

-- #5 select Post
--   1 = "nobody" as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Post" AS "t1"
  WHERE "t1"."id" = ?;

-- #6 select Comment
--   1 = "nobody" as ID
SELECT ('{"id":' || COALESCE(CASE WHEN "t1"."id" IS NOT NULL THEN json_quote(CAST("t1"."id" AS TEXT)) END, '␁n') || '}') AS "j"
  FROM "app$dev.Comment" AS "t1"
  WHERE "t1"."id" = ?;

-- sent: #1 #2 #4 #5 #6 (5 statements)

-- #1 select list of Comment
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":' || COALESCE(to_json("t1"."text"::text)::text, '␁n') || ',"post":' || CASE WHEN "t2"."id" IS NULL THEN '␁n' ELSE ('{"title":' || COALESCE(to_json("t2"."title"::text)::text, '␁n') || ',"tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(to_json("t3"."value"::text)::text, '␁n') AS "j"
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC) AS "x2") || ',"author":' || CASE WHEN "t4"."id" IS NULL THEN 'null' ELSE ('{"name":' || COALESCE(to_json("t4"."name"::text)::text, '␁n') || '}') END || '}') END || '}') AS "j"
  FROM "app$dev"."Comment" AS "t1"
  LEFT
  JOIN "app$dev"."Post" AS "t2" ON "t2"."id" = "t1"."post"
  LEFT
  JOIN "app$dev"."User" AS "t4" ON "t4"."id" = "t2"."author"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(to_json("t1"."id"::text)::text, '␁n') || ',"author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":' || COALESCE(to_json("t2"."id"::text)::text, '␁n') || '}') END || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 (2 statements)

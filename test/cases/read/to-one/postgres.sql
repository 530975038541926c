-- #1 select list of Comment
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t1"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","post":' || CASE WHEN "t2"."id" IS NULL THEN '␁n' ELSE ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t3"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC) AS "x2") || ',"author":' || CASE WHEN "t4"."id" IS NULL THEN 'null' ELSE ('{"name":"' || COALESCE(replace(replace("t4"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') END || '}') AS "j"
  FROM "app$dev"."Comment" AS "t1"
  LEFT
  JOIN "app$dev"."Post" AS "t2" ON "t2"."id" = "t1"."post"
  LEFT
  JOIN "app$dev"."User" AS "t4" ON "t4"."id" = "t2"."author"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","author":' || CASE WHEN "t2"."id" IS NULL THEN 'null' ELSE ('{"id":"' || COALESCE(replace(replace("t2"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') END || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  LEFT
  JOIN "app$dev"."User" AS "t2" ON "t2"."id" = "t1"."author"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- sent: #1 #2 (2 statements)

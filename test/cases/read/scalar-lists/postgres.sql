-- #1 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":' || COALESCE(to_json("t1"."id"::text)::text, '␁n') || ',"tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(to_json("t2"."value"::text)::text, '␁n') AS "j"
  FROM "app$dev"."Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select Post
SELECT "t1"."id" AS "id", ('{"tags":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT COALESCE(to_json("t2"."value"::text)::text, '␁n') AS "j"
  FROM "app$dev"."Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x1") || '}') AS "j1"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC
  LIMIT 2;

-- sent: #1 #2 (2 statements)

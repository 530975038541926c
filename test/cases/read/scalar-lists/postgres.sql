-- #1 select list of Post
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"id":"' || COALESCE(replace(replace("t1"."id"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t2"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x2") || '}') AS "j"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC) AS "x1") AS "j";

-- #2 select Post
SELECT "t1"."id" AS "id", ('{"tags":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t2"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t2"
  WHERE "t2"."nodeId" = "t1"."id"
  ORDER BY "t2"."position" ASC) AS "x1") || '}') AS "j1"
  FROM "app$dev"."Post" AS "t1"
  ORDER BY "t1"."id" ASC
  LIMIT 2;

-- sent: #1 #2 (2 statements)

-- #1 select list of User
SELECT (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x2"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","tags":' || (SELECT COALESCE('[' || string_agg("x3"."j", ',') || ']', '[]')
  FROM (SELECT ('"' || COALESCE(replace(replace("t3"."value"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"') AS "j"
  FROM "app$dev"."Post_tags" AS "t3"
  WHERE "t3"."nodeId" = "t2"."id"
  ORDER BY "t3"."position" ASC) AS "x3") || ',"comments":' || (SELECT COALESCE('[' || string_agg("x4"."j", ',') || ']', '[]')
  FROM (SELECT ('{"text":"' || COALESCE(replace(replace("t4"."text"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Comment" AS "t4"
  WHERE "t4"."post" = "t2"."id"
  ORDER BY "t4"."id" ASC) AS "x4") || '}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."title" DESC, "t2"."id" ASC
  LIMIT 1) AS "x2") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  ORDER BY "t1"."name" ASC, "t1"."id" ASC
  LIMIT 2) AS "x1") AS "j";

-- sent: #1 (1 statement)

-- #1 select User
--   1 = [null, "joan"] as list of ID
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = ANY($1);

-- #2 select User
--   1 = ["ada@example.org", "joan@example.org"] as list of String
SELECT "t1"."email"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."email" = ANY($1);

-- #3 select User
--   1 = nodes as list of ID
SELECT "t1"."id" AS "id", ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","email":' || COALESCE(('"' || replace(replace("t1"."email"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"') || '"'), 'null') || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = ANY($1);

-- sent: #1 #2 #4 #3 (4 statements)
-- #4 made by the run: INSERT "app$dev"."User"

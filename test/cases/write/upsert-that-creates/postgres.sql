-- #1 select User
--   1 = "new@example.org" as String
SELECT "t1"."id"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."email" = $1;

-- #2 select User
--   1 = node as ID
SELECT "p"."id", "p"."id", "p"."name", "p"."email", "p"."age"
  FROM "app$dev"."User" AS "p"
  WHERE "p"."id" = $1 FOR NO KEY UPDATE OF "p";

-- #3 update User (age)
--   1 = 1 as Int
--   2 = node as ID
UPDATE "app$dev"."User" AS "w"
  SET "age" = $1
  WHERE "w"."id" = $2;

-- #4 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "new@example.org" as String
INSERT INTO "app$dev"."User" ("id", "name", "email")
  VALUES ($1, $2, $3);

-- #5 insert Post (id, title, author)
--   1 = id2 as ID
--   2 = "n" as String
--   3 = id1 as ID
INSERT INTO "app$dev"."Post" ("id", "title", "author")
  VALUES ($1, $2, $3);

-- #6 select User
--   1 = result as ID
SELECT ('{"name":"' || COALESCE(replace(replace("t1"."name"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '","posts":' || (SELECT COALESCE('[' || string_agg("x1"."j", ',') || ']', '[]')
  FROM (SELECT ('{"title":"' || COALESCE(replace(replace("t2"."title"::text COLLATE "C", E'\\', E'\\\\'), '"', E'\\"'),  E'\\␁n') || '"}') AS "j"
  FROM "app$dev"."Post" AS "t2"
  WHERE "t2"."author" = "t1"."id"
  ORDER BY "t2"."id" ASC) AS "x1") || '}') AS "j"
  FROM "app$dev"."User" AS "t1"
  WHERE "t1"."id" = $1;

-- sent: #1 #4 #5 #6 (4 statements)

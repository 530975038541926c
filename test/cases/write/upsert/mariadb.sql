-- #1 select User
--   1 = "ada@example.org" as String
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`email` = ? FOR UPDATE;

-- #2 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`email`, `p`.`age`
  FROM `app@dev`.`User` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update User (age)
--   1 = 37 as Int
--   2 = node as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`age` = ?
  WHERE `w`.`id` = ?;

-- #4 select subquery, subquery
--   1 = "p1" as ID
--   2 = node as ID
--   3 = "p1" as ID
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE `t1`.`id` = ?), (SELECT `t2`.`id`
  FROM `app@dev`.`Post` AS `t2`
  WHERE (`t2`.`author` = ? AND `t2`.`id` = ?));

-- #5 select Post
--   1 = found3[0] as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`
  FROM `app@dev`.`Post` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #6 update Post (title)
--   1 = "More notes" as String
--   2 = found3[0] as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`title` = ?
  WHERE `w`.`id` = ?;

-- #7 insert User (id, name, email)
--   1 = id1 as ID
--   2 = "New" as String
--   3 = "ada@example.org" as String
INSERT INTO `app@dev`.`User` (`id`, `name`, `email`)
  VALUES (?, ?, ?);

-- #8 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #6 #8 (5 statements)

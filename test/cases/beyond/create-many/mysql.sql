-- #1 select subquery
--   1 = 2 as Int
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`number` = ? FOR UPDATE);

-- #2 select subquery
--   1 = 9 as Int
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Desk` AS `t1`
  WHERE `t1`.`number` = ? FOR UPDATE);

-- #3 update User (desk)
--   1 = null as ID
--   2 = found7[0] as ID
UPDATE `app@dev`.`User` AS `w`
  SET `w`.`desk` = ?
  WHERE `w`.`desk` = ?;

-- #4 insert User (id, name, desk, age)
--   1 = id2 as ID
--   2 = "Mary" as String
--   3 = found7[0] as ID
--   4 = null as String
--   5 = id3 as ID
--   6 = "Joan" as String
--   7 = chosen4[0] as ID
--   8 = 27 as Int
INSERT INTO `app@dev`.`User` (`id`, `name`, `desk`, `age`)
  VALUES (?, ?, ?, ?), (?, ?, ?, ?);

-- #5 insert Post (id, title, author)
--   1 = id8 as ID
--   2 = "One" as String
--   3 = id2 as ID
--   4 = id9 as ID
--   5 = "Two" as String
--   6 = id2 as ID
INSERT INTO `app@dev`.`Post` (`id`, `title`, `author`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #6 insert Post_tags (nodeId, position, value)
--   1 = id8 as ID
--   2 = 1000 as Int
--   3 = "x" as String
INSERT INTO `app@dev`.`Post_tags` (`nodeId`, `position`, `value`)
  VALUES (?, ?, ?);

-- #7 select User
--   1 = nodes as list of ID
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"age":', COALESCE(CAST(`t1`.`age` + 0 AS CHAR), 'null'), ',"desk":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"number":', COALESCE(CAST(`t2`.`number` + 0 AS CHAR), '␁n'), '}'), '␁t') END, ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t4`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`position` IS NOT NULL ASC, `t4`.`position` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t4`
  WHERE `t4`.`nodeId` = `t3`.`id`), '}'), '␁t')
  ORDER BY `t3`.`title` IS NOT NULL ASC, `t3`.`title` ASC, `t3`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Post` AS `t3`
  WHERE `t3`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  LEFT
  JOIN `app@dev`.`Desk` AS `t2` ON `t2`.`id` = `t1`.`desk`
  WHERE `t1`.`id` IN (?);

-- sent: #1 #1 #8 #3 #4 #5 #6 #7 (8 statements)
-- #8 made by the run: INSERT `app@dev`.`Desk`

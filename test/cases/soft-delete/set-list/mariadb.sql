-- #1 select User
--   1 = "ann" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`leftAt` IS NULL) FOR UPDATE;

-- #2 select User
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`name`, `p`.`age`, `p`.`leftAt`
  FROM `app@dev`.`User` AS `p`
  WHERE (`p`.`id` = ? AND `p`.`leftAt` IS NULL) FOR UPDATE;

-- #3 update Post (author, version)
--   1 = null as ID
--   2 = 1 as Int
--   3 = node as ID
UPDATE `app@dev`.`Post` AS `w`
  SET `w`.`author` = ?, `w`.`version` = `w`.`version` + ?
  WHERE (`w`.`author` = ? AND `w`.`removedAt` IS NULL);

-- #4 select User
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`leftAt` IS NULL);

-- sent: #1 #3 #4 (3 statements)

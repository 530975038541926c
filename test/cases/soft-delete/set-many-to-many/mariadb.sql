-- #1 select Post
--   1 = "p1" as ID
SELECT `t1`.`id`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`removedAt` IS NULL) FOR UPDATE;

-- #2 select Post
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`title`, `p`.`version`, `p`.`removedAt`
  FROM `app@dev`.`Post` AS `p`
  WHERE (`p`.`id` = ? AND `p`.`removedAt` IS NULL) FOR UPDATE;

-- #3 delete _PostTopics
--   1 = node as ID
DELETE
  FROM `app@dev`.`_PostTopics` USING `app@dev`.`_PostTopics`
  WHERE (`app@dev`.`_PostTopics`.`A` = ? AND `app@dev`.`_PostTopics`.`B` IN (SELECT `n`.`id`
  FROM `app@dev`.`Topic` AS `n`
  WHERE `n`.`closedAt` IS NULL));

-- #4 select Post
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"topics":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`_PostTopics` AS `t3`
  JOIN `app@dev`.`Topic` AS `t2` ON `t2`.`id` = `t3`.`B`
  WHERE `t3`.`A` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  WHERE (`t1`.`id` = ? AND `t1`.`removedAt` IS NULL);

-- sent: #1 #3 #4 (3 statements)

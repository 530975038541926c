-- #1 select list of Post
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t2`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`position` IS NOT NULL ASC, `t2`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t2`
  WHERE `t2`.`nodeId` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- #2 select Post
SELECT `t1`.`id` AS `id`, COALESCE(CONCAT('{"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t2`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`position` IS NOT NULL ASC, `t2`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post_tags` AS `t2`
  WHERE `t2`.`nodeId` = `t1`.`id`), '}'), '␁t') AS `j1`
  FROM `app@dev`.`Post` AS `t1`
  ORDER BY `t1`.`id` ASC
  LIMIT 2;

-- sent: #1 #2 (2 statements)

-- #1 select list of User
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t3`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"post":', CASE WHEN `t6`.`id` IS NULL THEN '␁n' ELSE COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t5`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Comment` AS `t5`
  LEFT
  JOIN `app@dev`.`Post` AS `t6` ON `t6`.`id` = `t5`.`post`
  WHERE `t5`.`post` = `t4`.`id`), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t4`
  WHERE `t4`.`author` = `t3`.`id`), '}'), '␁t') END, '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`id` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Post` AS `t2`
  LEFT
  JOIN `app@dev`.`User` AS `t3` ON `t3`.`id` = `t2`.`author`
  WHERE `t2`.`author` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- sent: #1 (1 statement)

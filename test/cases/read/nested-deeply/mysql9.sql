-- #1 select list of User
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"author":', CASE WHEN `t3`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"posts":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x2`.`j`
  ORDER BY `x2`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"comments":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x3`.`j`
  ORDER BY `x3`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CONCAT('{"post":', CASE WHEN `t6`.`id` IS NULL THEN '␁n' ELSE COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t6`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`, `t5`.`id` AS `k0`
  FROM `app@dev`.`Comment` AS `t5`
  LEFT
  JOIN `app@dev`.`Post` AS `t6` ON `t6`.`id` = `t5`.`post`
  WHERE `t5`.`post` = `t4`.`id`) AS `x3`), '}'), '␁t') AS `j`, `t4`.`id` AS `k0`
  FROM `app@dev`.`Post` AS `t4`
  WHERE `t4`.`author` = `t3`.`id`) AS `x2`), '}'), '␁t') END, '}'), '␁t') AS `j`, `t2`.`id` AS `k0`
  FROM `app@dev`.`Post` AS `t2`
  LEFT
  JOIN `app@dev`.`User` AS `t3` ON `t3`.`id` = `t2`.`author`
  WHERE `t2`.`author` = `t1`.`id`) AS `x1`), '}'), '␁t') AS `j`
  FROM `app@dev`.`User` AS `t1`
  ORDER BY `t1`.`id` ASC;

-- sent: #1 (1 statement)

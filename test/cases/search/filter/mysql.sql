-- #1 select list of Author
--   1 = "whale" as String
--   2 = "white" as String
--   3 = "novelist or jules" as String
--   4 = $search as String
SELECT COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"whales":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t3`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t3`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Book` AS `t3`
  WHERE (`t3`.`author` = `t1`.`id` AND MATCH (`t3`.`title`) AGAINST (? IN BOOLEAN MODE))), ',"others":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(LEFT(INSERT(COALESCE(CONCAT('{"title":', COALESCE(JSON_QUOTE(CONVERT(`t4`.`title` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t4`.`id` ASC SEPARATOR ','), ']'), '␁t') END
  FROM `app@dev`.`Book` AS `t4`
  WHERE (`t4`.`author` = `t1`.`id` AND (NOT (MATCH (`t4`.`title`) AGAINST (? IN BOOLEAN MODE))))), '}'), '␁t') AS `j`
  FROM `app@dev`.`Author` AS `t1`
  WHERE (MATCH (`t1`.`name`, `t1`.`bio`) AGAINST (? IN BOOLEAN MODE) AND (`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t2`.`author`
  FROM `app@dev`.`Book` AS `t2`
  WHERE (`t2`.`author` IS NOT NULL AND MATCH (`t2`.`title`) AGAINST (? IN BOOLEAN MODE)))))
  ORDER BY `t1`.`id` ASC;

-- sent: #1 (1 statement)

-- #1 select list of Book
--   1 = $search as String
--   2 = "b3" as ID
--   3 = $search as String
--   4 = $search as String
--   5 = $search as String
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Book` AS `t1`
  JOIN (SELECT MATCH (`t2`.`title`) AGAINST (? IN BOOLEAN MODE) AS `k0`, `t2`.`id` AS `id`
  FROM `app@dev`.`Book` AS `t2`
  WHERE `t2`.`id` = ?) AS `t3` ON 1 = 1
  WHERE (MATCH (`t1`.`title`) AGAINST (? IN BOOLEAN MODE) < `t3`.`k0` OR (MATCH (`t1`.`title`) AGAINST (? IN BOOLEAN MODE) = `t3`.`k0` AND `t1`.`id` > `t3`.`id`))
  ORDER BY MATCH (`t1`.`title`) AGAINST (? IN BOOLEAN MODE) DESC, `t1`.`id` ASC
  LIMIT 2;

-- sent: #1 (1 statement)
